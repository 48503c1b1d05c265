import type { SiteName } from './people.ts';

/** One line a person: name, job title, site, department, manager (by mail name), and what sets them apart. */
export type StaffLine = readonly [
  given: string, surname: string, title: string, site: SiteName, department: string, manager: string | null, traits?: string,
];

/**
 * Sixty invented people. Executives report to the head of the company; each line goes executive, director, manager, team, so that
 * every mentor is three levels below an executive of another line.
 */
export const staff: readonly StaffLine[] = [
  ['Catherine', 'Vasseur', 'Présidente-directrice générale', 'Paris', 'Direction générale', null, 'executive'],
  ['Philippe', 'Garnier', 'Directeur financier', 'Paris', 'Finance', 'catherine.vasseur', 'executive featured'],
  ['Helen', 'Whitaker', 'Chief Commercial Officer', 'Paris', 'Commerce', 'catherine.vasseur', 'executive featured en'],
  ['Anne-Sophie', 'Mercier', 'Directrice des opérations', 'Lyon', 'Opérations', 'catherine.vasseur', 'executive'],
  ['Marc', 'Kessler', 'Directeur industriel', 'Strasbourg', 'Industrie', 'catherine.vasseur', 'executive'],
  ['Béatrice', 'Lemoine', 'Directrice juridique', 'Paris', 'Juridique', 'catherine.vasseur', 'executive'],
  ['Olivier', 'Faure', 'Directeur de la logistique', 'Lyon', 'Logistique', 'catherine.vasseur', 'executive'],
  [
    'François', 'Delmas', 'Directeur des systèmes d’information', 'Paris', 'Systèmes d’information', 'catherine.vasseur',
    'executive',
  ],
  ['Isabelle', 'Muller', 'Directrice de la recherche', 'Strasbourg', 'Recherche', 'catherine.vasseur', 'executive'],
  ['Véronique', 'Aubry', 'Directrice des ressources humaines', 'Paris', 'Ressources humaines', 'catherine.vasseur', 'executive'],
  ['Laurent', 'Chevalier', 'Directeur marketing et communication', 'Paris', 'Marketing', 'catherine.vasseur', 'executive'],

  [
    'Claire', 'Fontaine', 'Responsable du développement des compétences', 'Paris', 'Ressources humaines', 'veronique.aubry',
    'hr featured',
  ],
  ['Nadia', 'Benali', 'Référente égalité et prévention', 'Paris', 'Ressources humaines', 'veronique.aubry', 'referent'],
  ['Julien', 'Caron', 'Responsable RH de site', 'Lyon', 'Ressources humaines', 'veronique.aubry'],
  ['Corinne', 'Stahl', 'Responsable RH de site', 'Strasbourg', 'Ressources humaines', 'veronique.aubry'],
  ['Ophélie', 'Dumas', 'Chargée de formation', 'Paris', 'Ressources humaines', 'claire.fontaine'],
  ['Martine', 'Perrin', 'Assistante de direction', 'Paris', 'Finance', 'philippe.garnier'],
  ['Sophie', 'Arnaud', 'Executive Assistant', 'Paris', 'Commerce', 'helen.whitaker', 'en'],

  ['Stéphane', 'Roussel', 'Directeur du contrôle de gestion', 'Paris', 'Finance', 'philippe.garnier'],
  ['Amélie', 'Girard', 'Responsable de la trésorerie', 'Paris', 'Finance', 'stephane.roussel'],
  ['Paul', 'Lefebvre', 'Contrôleur de gestion', 'Paris', 'Finance', 'amelie.girard'],
  ['Manon', 'Bertrand', 'Analyste financière', 'Paris', 'Finance', 'amelie.girard'],
  ['Lucie', 'Moulin', 'Acheteuse', 'Paris', 'Finance', 'amelie.girard'],

  ['David', 'Okafor', 'Sales Director, Northern Europe', 'Paris', 'Commerce', 'helen.whitaker', 'en'],
  ['Julie', 'Marchal', 'Responsable grands comptes', 'Paris', 'Commerce', 'david.okafor'],
  ['Sarah', 'Diallo', 'Chargée de comptes', 'Paris', 'Commerce', 'julie.marchal', 'mentor'],
  ['Hugo', 'Lambert', 'Ingénieur commercial', 'Paris', 'Commerce', 'julie.marchal'],

  ['Nicolas', 'Blanchard', 'Directeur de la performance', 'Lyon', 'Opérations', 'anne-sophie.mercier'],
  ['Élodie', 'Perrot', 'Responsable de la relation client', 'Lyon', 'Opérations', 'nicolas.blanchard'],
  ['Camille', 'Roux', 'Chargée de projet digital', 'Lyon', 'Opérations', 'elodie.perrot', 'mentor'],
  ['Maxime', 'Faivre', 'Conseiller clientèle', 'Lyon', 'Opérations', 'elodie.perrot'],
  ['Pierre', 'Gauthier', 'Chargé de mission RSE', 'Lyon', 'Opérations', 'elodie.perrot'],

  ['Thierry', 'Wagner', 'Directeur d’usine', 'Strasbourg', 'Industrie', 'marc.kessler'],
  ['Sandrine', 'Klein', 'Responsable des méthodes', 'Strasbourg', 'Industrie', 'thierry.wagner'],
  ['Yanis', 'Haddad', 'Technicien données de production', 'Strasbourg', 'Industrie', 'sandrine.klein', 'mentor'],
  ['Luc', 'Hoffmann', 'Technicien méthodes, référent CSE', 'Strasbourg', 'Industrie', 'sandrine.klein', 'referent'],
  ['Émilie', 'Schneider', 'Ingénieure qualité', 'Strasbourg', 'Industrie', 'sandrine.klein'],
  ['Benoît', 'Fischer', 'Animateur sécurité', 'Strasbourg', 'Industrie', 'sandrine.klein'],

  ['Sabine', 'Renaud', 'Directrice de la conformité', 'Paris', 'Juridique', 'beatrice.lemoine'],
  ['Antoine', 'Morel', 'Responsable des contrats', 'Paris', 'Juridique', 'sabine.renaud'],
  ['Alice', 'Fournier', 'Juriste', 'Paris', 'Juridique', 'antoine.morel'],
  ['Agathe', 'Collin', 'Juriste données personnelles', 'Paris', 'Juridique', 'antoine.morel'],

  ['Gilles', 'Chapuis', 'Directeur du transport', 'Lyon', 'Logistique', 'olivier.faure'],
  ['Karine', 'Besson', 'Responsable de l’exploitation', 'Lyon', 'Logistique', 'gilles.chapuis'],
  ['Mehdi', 'Cherif', 'Analyste de flux', 'Lyon', 'Logistique', 'karine.besson', 'mentor'],
  ['Romain', 'Picard', 'Planificateur', 'Lyon', 'Logistique', 'karine.besson'],

  ['Xavier', 'Leclerc', 'Directeur des applications', 'Paris', 'Systèmes d’information', 'francois.delmas'],
  ['Nathalie', 'Simon', 'Responsable de la plateforme de données', 'Paris', 'Systèmes d’information', 'xavier.leclerc'],
  ['Thomas', 'Nguyen', 'Ingénieur logiciel', 'Paris', 'Systèmes d’information', 'nathalie.simon', 'mentor'],
  ['Jonas', 'Weber', 'Data Analyst', 'Paris', 'Systèmes d’information', 'nathalie.simon', 'mentor featured en'],
  ['Priya', 'Raman', 'Product Designer', 'Paris', 'Systèmes d’information', 'nathalie.simon', 'en'],

  ['Mathieu', 'Ritter', 'Directeur de l’innovation', 'Strasbourg', 'Recherche', 'isabelle.muller'],
  ['Caroline', 'Weiss', 'Responsable du laboratoire', 'Strasbourg', 'Recherche', 'mathieu.ritter'],
  ['Léa', 'Schmitt', 'Ingénieure de recherche', 'Strasbourg', 'Recherche', 'caroline.weiss', 'mentor'],
  ['Arthur', 'Meyer', 'Ingénieur d’essais', 'Strasbourg', 'Recherche', 'caroline.weiss'],

  ['Delphine', 'Robert', 'Directrice de la marque', 'Paris', 'Marketing', 'laurent.chevalier'],
  ['Vincent', 'Leroy', 'Responsable des contenus', 'Paris', 'Marketing', 'delphine.robert'],
  ['Inès', 'Belkacem', 'Chargée de communication digitale', 'Paris', 'Marketing', 'vincent.leroy', 'mentor featured'],
  ['Gaël', 'Marchand', 'Vidéaste', 'Paris', 'Marketing', 'vincent.leroy'],
  ['Chloé', 'Masson', 'Animatrice de communautés', 'Paris', 'Marketing', 'vincent.leroy'],
];
